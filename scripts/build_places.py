"""Write src/foederis/data/places.txt: the words by which the cleaner knows a place name glued to the next word.

Countries, capitals and demonyms come from the World Factbook (public domain); the further cities are our own list of
places from which news is filed. Run from the repository root: `python scripts/build_places.py [FACTBOOK.parquet]`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import polars as pl

OUT = Path("src/foederis/data/places.txt")
CITIES = """
Abidjan Aden Adelaide Aleppo Alexandria Almaty Amritsar Anchorage Antwerp Aqaba Arbil Asuncion Athens Atlanta Auckland
Bakhmut Bamako Bangalore Barcelona Basra Beersheba Beijing Beirut Belfast Belgorod Benghazi Berlin Bethlehem Bilbao
Birmingham Bogota Bologna Bombay Bonn Bordeaux Boston Brisbane Bristol Bryansk Bucharest Bujumbura Bukavu Busan Calcutta
Calgary Cali Cancun Caracas Cardiff Casablanca Chengdu Chennai Chernihiv Chicago Chisinau Chittagong Cologne Crimea
Dakar Dallas Damascus Darfur Davos Denver Detroit Diyarbakir Djibouti Dnipro Doha Donetsk Dresden Dubai Dublin
Durban Dusseldorf Edinburgh Erbil Fallujah Frankfurt Fukushima Gaza Gdansk Geneva Glasgow Goa Goma Gothenburg Grozny
Guangzhou Guayaquil Gujarat Hague Haifa Hamburg Hanoi Hebron Helsinki Herat Hiroshima Hodeida Homs Honolulu Houston
Idlib Incirlik Innsbruck Irkutsk Isfahan Islamabad Istanbul Izmir Jaffna Jakarta Jalalabad Jeddah Jenin Jerusalem
Johannesburg Juba Kabul Kaliningrad Kandahar Karachi Kashmir Kaunas Kazan Kharkiv Kharkov Kherson Khartoum Kiev Kigali
Kinshasa Kirkuk Kisangani Kobani Kolkata Kosovo Kostroma Krakow Kramatorsk Kunduz Kursk Kyiv Kyoto Lagos Lahore Larnaca
Latakia Lausanne Leipzig Lima Lisbon Liverpool London Luhansk Lvov Lviv Lyon Lyons Madrid Malaga Managua Manchester
Manila Maracaibo Mariupol Marseille Mashhad Mecca Medina Mekele Melbourne Miami Milan Minneapolis Minsk Misrata Mogadishu
Mombasa Monterrey Montreal Moscow Mosul Mumbai Munich Murmansk Mykolaiv Nablus Nagasaki Nairobi Najaf Nantes Naples
Narva Natanz Newark Nice Nuremberg Odesa Odessa Okinawa Oran Osaka Oslo Ottawa Oxford Palermo Palmyra Paris Perth
Peshawar Philadelphia Phoenix Pokrovsk Poltava Porto Prague Pretoria Pristina Pyongyang Quebec Quetta Quito Qom Rabat
Rafah Ramallah Ramstein Raqqa Rawalpindi Reykjavik Riyadh Rome Rostov Rotterdam Rzeszow Salzburg Samarkand Sanaa
Sarajevo Seattle Sebastopol Seoul Sevastopol Severodonetsk Seville Shanghai Shenzhen Simferopol Sirte Sochi Sofia
Srebrenica Srinagar Stockholm Strasbourg Stuttgart Sukhumi Sumy Surabaya Sverdlovsk Sydney Tabriz Taipei Tallinn Tangier
Tbilisi Tehran Tijuana Tikrit Timbuktu Tirana Tokyo Toronto Torino Toulouse Trieste Tripoli Tskhinvali Tunis Turin
Tyre Tuzla Ufa Ulsan Utrecht Valencia Vancouver Venice Vienna Vilnius Vladivostok Volgograd Warsaw Washington Wellington
Wuhan Yangon Yekaterinburg Yerevan York Zagreb Zaporizhzhia Zurich
Britain England Scotland Wales Ireland Chechnya Abkhazia Ossetia Karabakh Transnistria Kurdistan Taiwan Palestine Zaire
Yugoslavia Czechoslovakia Burma Rhodesia Persia Prussia Siberia Sinai Golan Europe Asia Africa America Americas Antarctica
European Asian African American Arab Kurdish Chechen Palestinian Soviet Yugoslav Israeli British English Scottish Welsh
Irish Dutch French Greek Danish Swedish Finnish Turkish Spanish Polish Swiss Burmese Persian Taiwanese Kosovar Bosnian
"""
# Words that the Factbook's names hold and that are also common English words, first names or parts of other names.
DROP = (
    "a and of the in de da des la le new san saint st sao city town port west east north south central republic islands "
    "island united states kingdom no none note singular plural collective administered by or is also guinea guinean "
    "virgin cook man may nice phoenix tyre mali male chad jordan sea coast ivory cape verde point bay fort king george "
    "grand black white good hope road french southern and lands territory ocean indian reading adamstown equatorial "
    "democratic peoples federated sark independent state area federation arctic atlantic pacific british english "
    "hamilton kingston georgetown victoria stanley douglas valley plymouth settlement charlotte amalie gibraltar west "
    "micronesia bank strip special region district papua sint maarten christmas wallis norfolk mayen palm marino faroe "
    "salvador lucia vincent helena pierre martin tome principe bermuda rico baker channel coral cunha john juan josé louis marshall peter prince midway heard "
    "wake western northern oceans reef sandwich islander islanders isle howland jarvis johnston kingman novo nuku mata "
    "vella vila solomon mariana tristan santo domingo penh hong seri mcdonald jersey atoll cantonment ascension konger "
    "puerto costa leone sierra burkina timor "
    "herzegovina trinidad tobago nevis kitts antigua barbuda holy see vatican el al dem rep du ben bird"
)


def main() -> None:
    """Merge the two lists, one word a line, sorted."""
    table = pl.read_parquet(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/actors/countries_factbook.parquet")
    dropped = set(DROP.split())
    words = set(CITIES.split())
    for column in ("country", "capital", "demonym_noun", "demonym_adjective"):
        for cell in table[column].drop_nulls():
            cell = re.sub(r"\(.*?\)|;.*", "", cell)
            found = re.findall(r"[^\W\d_]{4,}", cell)
            words.update(found)
            if column == "demonym_noun":
                words.update(f"{name}s" for name in found if name.endswith("an") and not name.endswith("man"))
    kept = sorted(w for w in words if w[0].isupper() and not w.isupper() and w.lower() not in dropped)
    head = "# Made by scripts/build_places.py: World Factbook (public domain) and our own list of cities; one word a line.\n"
    OUT.write_text(head + "\n".join(kept) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
