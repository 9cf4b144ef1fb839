"""Languages: English by its function words, the rest by the identifier."""

from __future__ import annotations

import pytest

from foederis.reading import _language
from foederis.reading._language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said that the ships had left the port and would not be back before the end of the month.", "en"),
        ("Peru asks Brazil for help", "en"),
        ("Peru hit Chile. Iran hit Iraq on Friday. Chad bombed Niger at night. Fiji sent Tonga ten boats.", "en"),
        (" " * 9000 + "The minister said that the ships had left the port and would not be back." + "-" * 9000, "en"),
        ("El ministro dijo que los barcos habían salido del puerto y que no volverían antes de fin de mes, según la agencia.", "es"),
        ("Der Minister sagte, dass die Schiffe den Hafen verlassen haben und erst am Ende des Monats wieder kommen werden.", "de"),
        ("Le ministre a déclaré que les navires avaient quitté le port et ne reviendraient pas avant la fin du mois prochain.", "fr"),
        ("Министр обороны заявил, что корабли покинули порт.", "ru"),
        ("وزير الدفاع قال إن السفن غادرت الميناء", "ar"),
        ("部长表示船只已经离开港口。", "zh"),
        ("12 345 — 678", None),
        ("", None),
    ],
)
def test_languages(text: str, code: str | None) -> None:
    assert language_of(text) == code
    assert language_of(text) == code


def test_a_long_text_is_sampled() -> None:
    assert language_of("The minister said that the ships had left. " * 5000) == "en"


def test_an_unsure_answer_on_a_short_text_counts_as_english(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unsure:
        def classify(self, text: str) -> tuple[str, float]:
            return "la", 0.4

    monkeypatch.setattr(_language, "_identifier", Unsure)
    assert language_of("Putin Maduro Lavrov Rubio Castro Ortega Raisi Assad Kim Xi Modi Lula Milei Petro") == "en"
