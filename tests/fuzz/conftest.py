"""The harness needs atheris and is run by hand: it is no test module."""

collect_ignore = ["fuzz_reading.py"]
