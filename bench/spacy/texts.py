"""Documents for comparing and timing the language front end: the development data's texts, and strings made to hurt."""
import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]


def data_documents(folder):
    """(id, text) of all running text in the folder of development data."""
    folder = pathlib.Path(folder)
    for path in sorted(folder.glob("articles/*.txt")):
        yield path.name, path.read_text()
    for row in json.load(open(folder / "meantime/dev.json")):
        yield "meantime-" + str(row["id"]), row["text"]
    for number, line in enumerate(open(folder / "plover/gsr-dev.jsonl")):
        yield f"gsr-{number}", json.loads(line)["text"]
    yield from plv_documents(folder / "plv/train.tsv")
    for path in sorted(folder.glob("timex/*.json")):
        for row in json.load(open(path)):
            yield f"{path.stem}-{row['id']}", row["text"]
    for name, doc in json.load(open(folder / "coref/ontogum-dev.json")).items():
        yield "coref-" + name, "\n".join(" ".join(sentence) for sentence in doc["sents"])
    for line in open(folder / "benchie/dev.txt"):
        if line.startswith("sent_id:"):
            name, text = line.rstrip("\n").split("\t", 1)
            yield "benchie-" + name[len("sent_id:"):], text
    for number, text in enumerate((folder / "text/gum-free.txt").read_text().split("\n\n")):
        yield f"gum-{number}", text.strip("\n")


def plv_documents(path):
    import csv
    with open(path, newline="") as file:
        for number, row in enumerate(csv.DictReader(file, delimiter="\t")):
            yield f"plv-{number}", re.sub(r"</?[st]>", "", row["marked_sentence"])


def own_documents():
    for line in open(ROOT / "tests/data/language/news.jsonl", encoding="utf-8"):
        row = json.loads(line)
        yield row["id"], row["text"]


def write_timing_documents(path, folder, tokens):
    """Rounds over the text of a folder of development data, else over our own; from the second round on, every number is another one."""
    documents = list(data_documents(folder) if folder else own_documents())
    rng = random.Random(1)
    words = 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w") as out:
        for turn in range(1000):
            for name, text in documents:
                if turn:
                    text = re.sub(r"\d", lambda _: str(rng.randint(0, 9)), text)
                out.write(json.dumps({"id": f"{turn}-{name}", "text": text}) + "\n")
                words += len(text.split()) * 1.15  # tokens, roughly
                if words >= tokens:
                    return


WORDS = """the The NATO said don't can't won't ain't gonna gotta y'all let's Let's I'm we've U.S. a.m. p.m. 3.14 1,000 $5m 5km 10° 20°C. km² e.g. i.e. etc.
Dr. Mr. Mrs. St. vs. No. Jan. Feb. :) :-( <3 ^_^ o_O (: ... .. . ! ? ; : , - -- --- – — / \\ | ' " ` `` '' ” “ ‘ ’ « » 's 'S ’s n't n’t cannot Cannot
agent root number mark meta ORG X _ # @user #tag user@example.com http://example.com/a?b=c#d https://sub.example.co.uk:8080/path www.test.org example.com 10.0.0.1
192.168.1.1 8.8.8.8 ftp://x.y/z a--b a-b a/b a:b A.B. C++ C# .NET 1-2 1–2 1+1 2*3 x=y <tag> [link] {set} (paren) 50% 100$ €20 US$5 £3.50 1st 2nd 3rd
state-of-the-art rock'n'roll O'Brien O’Brien d'Ivoire Côte naïve café ÉCOLE Straße ΟΔΟΣ ΣΑΣ İstanbul ıspanak ǅ ﬁne ½ ² ³ ① Ⅷ ａｂｃ １２３ 東京 日本語 中国 한국어 العربية עברית हिन्दी ไทย
Привет тб кг كم 😀 👍🏽 👩‍👩‍👧 🇺🇸 ☃ ™ © ® ° § ¶ • · … ……  Moscow presented demands to Russia's Foreign Minister Sergei Lavrov on Wednesday was were been being has had
got gets gon na wan lem me 'em 'll 'd 're 'nuff ol' nothin' somethin' goin' doin' Ma'am c'm on""".split()
SPACES = [" ", " ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\u00a0", "\u2003", "\u3000", "\u2028", "\u0085", "\x1c", "\u200b", "\u180e", ""]
MARKS = ["\u0301", "\u0308", "\u200d", "\ufe0f", "\u0327", "\u20dd"]


def random_word(rng):
    kind = rng.random()
    if kind < 0.55:
        return rng.choice(WORDS)
    if kind < 0.65:
        return "".join(rng.choice("abcXYZ019.,-'’:/()!?\"$%&@#*_+=~…") for _ in range(rng.randint(1, 12)))
    if kind < 0.72:
        return rng.choice(WORDS) + rng.choice(WORDS)
    if kind < 0.78:
        return "".join(chr(rng.choice((rng.randint(0x21, 0x24F), rng.randint(0x370, 0x5FF), rng.randint(0x4E00, 0x4E40), rng.randint(0x1F300, 0x1FAFF))))
                       for _ in range(rng.randint(1, 6)))
    if kind < 0.82:
        return "".join(c + (rng.choice(MARKS) if rng.random() < 0.5 else "") for c in rng.choice(WORDS))
    if kind < 0.86:
        return chr(rng.choice([0, 1, 7, 8, 0x1B, 0x7F, 0x80, 0x9F, 0xAD, 0xFEFF, 0xFFFD, 0xFFFF, 0xE000, 0x10FFFF])) + rng.choice(("", "a", "."))
    if kind < 0.92:
        return rng.choice(("http://", "https://", "www.", "")) + rng.choice(("a.b", "example.com", "x-y.co", "é.fr", "1.2.3.4", "10.1.1.1", "a..b")) + rng.choice(
            ("", "/", "/p?q=1", ":80", ":80/x", ".", ",", ")", "/a.b,c"))
    if kind < 0.97:
        return "".join(rng.choice("().,\"'!?-…$%:") for _ in range(rng.randint(1, 9)))
    code = rng.randint(0x21, 0x10FFFF)
    return chr(code) if not 0xD800 <= code < 0xE000 else "\u2603"


def fuzz_documents(seed, tokens):
    """Documents of random strings, some `tokens` words in all, with words of 10,000 characters among them."""
    rng = random.Random(seed)
    made = number = 0
    for long_word in ("a" * 10000, "(" * 10000, "." * 10000, "a." * 5000, "ab-" * 3333, "é" * 10000, "1," * 5000, "'s" * 5000, "\u0301" * 10000,
                      "http://" + "a" * 10000 + ".com", "x" * 64, "😀" * 10000):
        yield f"fuzz-long-{number}", f"A word: {long_word} and more."
        number += 1
    while made < tokens:
        count = rng.choice((0, 1, 1, 2, 3, 5, 8, 13, 30, 100))
        words = [random_word(rng) + rng.choice(SPACES) for _ in range(count)]
        text = rng.choice(("", "", " ", "\n")) + "".join(words)
        yield f"fuzz-{number}", text
        number += 1
        made += count
