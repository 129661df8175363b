"""Holds ordinary text in several languages, and names that are words of it, or pieces of its words."""

NAMES = """
Ben Al Di Mag Max Tom Tim Dan Jan Leo Ann Sam Ray Roy Art Ed Eva Ida Are Tor Odd Even Liv Dag Sol Min Dat Men Lim Lena Mark
Bill Will Rose Hope Grace Faith Grant Victor Frank Georg Martin Simon Carol Chris Christ Peter Paul Apple Baker Green Stone
Brown Orange Delta Summit Target Shell Ford Gap Prime Port Intel Conti Metro Inter Basel Essen Paris Milan Roman Nice Bath
Reading Cork Hamm Chur Thun Marl Como Bari Lima Rome Ulm Lang Klein Kurz Ernst Wolf Stein Berg Linde Otto Hans Claire Blanche
Pierre Grand Petit Marine Reine Dolores Clara Bueno Blanco Vega Rosa Stella Nero Costa Viola Deniz Demir Kaya Onni Toivo Virta
Nagy Kis Вера Надежда Роза Лев Мир
""".split()  # noqa: SIM905  # easier to read, and to lengthen

TEXTS = (
    "the benefit of the application was a better baseline; we also applied what the market knows and hope for the best",
    "Intelligence is essential. Marketing continues, billing too. International interest grew in the interval. Victory!",
    "Maximum time tomorrow: announce it, take samples, pay royalties. Articles and editions need an evaluation. Ideally.",
    "Parish councils, romantic victories, bakery and greenhouse, stonehenge, brownie, metropolitan, continental, interior",
    "Bakery, Greenhouse, Metropolitan, Interior, Continental, Intelligence, Application, Baseline, Essential, Frankly, Martini",
    "Also, Data, Time, Area, Idea, Menu, Benefit, Application, Market, Solution, Tomorrow, Danger, Limit, Mining, Mention",
    "die lösung läuft bald lang, klein und kurz; im ernst, ich mag das alles; also gut, die daten und die zeit",
    "Die Anwendung, die Daten, die Zeit, Alles, Danke, Direkt, Langeweile, Kleinigkeit, Hansestadt, Steinbruch, Bergbau",
    "le grand magasin, la petite direction, pierre blanche, une réunion claire, tomate, dimanche, alors, dire, annonce",
    "bueno, los dolores, la clara ventaja en blanco, también, como siempre, la lima, bendecir, almacén, dirección",
    "di solito, di nuovo, al dente, il nero, la stella, costa molto, magari, benissimo, dire, come, alto",
    "dagen er lang og livet godt; solen skinner også, selv om været tar tid; mange dager, dagens orden, en torden",
    "magazyn, benzyna, alarm, dane, tama, dziś, dobrze", "toivo on hyvä, onni, virta kulkee, myös, talo, alku",
    "nagy haszon, nagyon kis cég, kisebb", "вера и надежда, мирный, левый, розовый, верный", "deniz kenarı, demir, kaya",
)  # fmt: skip
