"""Reads what `dyad parse` writes: documents with their tokens, positions in bytes of the document's text."""

FIELDS = ("begin", "end", "space", "xpos", "upos", "feats", "lemma", "head", "deprel", "start", "ner")


def unescape(column):
    """Undoes the escapes of extract/syntax/conllu.h."""
    if "\\" not in column:
        return column
    out, at = [], 0
    letters = {"s": " ", "t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
    while at < len(column):
        if column[at] != "\\":
            out.append(column[at])
            at += 1
        elif column[at + 1] == "u":
            end = column.index("}", at)
            out.append(chr(int(column[at + 3:end], 16)))
            at = end + 1
        else:
            out.append(letters[column[at + 1]])
            at += 2
    return "".join(out)


def read_documents(lines):
    """Yields (id, tokens); a token is a tuple of FIELDS, with its form as one more item at the end."""
    doc, tokens, sentence_first, starts = None, [], 0, True
    for line in lines:
        line = line.rstrip("\n")
        if line.startswith("# newdoc id = "):
            if doc is not None:
                yield doc, tokens
            doc, tokens, starts = line[len("# newdoc id = "):], [], True
        elif not line:
            starts = True
        elif line[0] != "#":
            if starts:
                sentence_first = len(tokens)
            index, form, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
            notes = dict(note.split("=", 1) for note in misc.split("|"))
            begin, end = map(int, notes["TokenRange"].split(":"))
            at = int(index) - 1 + sentence_first
            head = at if head == "0" else int(head) - 1 + sentence_first
            tokens.append((begin, end, "SpaceAfter" not in notes, xpos, upos, "" if feats == "_" else feats, unescape(lemma), head, deprel, starts,
                           notes.get("NER", "O"), unescape(form)))
            starts = False
    if doc is not None:
        yield doc, tokens
