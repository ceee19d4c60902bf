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


def escape(form):
    """As extract/syntax/conllu.h: white space, control characters and backslashes."""
    letters = {" ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\\": "\\\\"}
    return "".join(letters.get(c) or (f"\\u{{{ord(c):x}}}" if is_control(c) or c.isspace() else c) for c in form)


def is_control(char):
    return char < " " or "\x7f" <= char < "\xa0"


def plain_line(text):
    return "".join(" " if is_control(c) or c in "\u2028\u2029" else c for c in text)


def write_document(name, text, tokens):
    """The CoNLL-U of a document whose tokens are lists of FIELDS."""
    data = text.encode()
    lines = ["# newdoc id = " + plain_line(name)]
    firsts = [i for i, token in enumerate(tokens) if token[9]] + [len(tokens)]
    for number, (first, end) in enumerate(zip(firsts, firsts[1:]), 1):
        forms = [data[token[0]:token[1]].decode() for token in tokens[first:end]]
        words = [i for i, form in enumerate(forms) if not form.isspace()] or [0, end - first - 1]
        span = data[tokens[first + words[0]][0]:tokens[first + words[-1]][1]].decode()
        lines += [f"# sent_id = {number}", "# text = " + plain_line(span)]
        for i, (form, token) in enumerate(zip(forms, tokens[first:end])):
            begin, stop, space, xpos, upos, feats, lemma, head, deprel, _, ner = token
            misc = [f"TokenRange={begin}:{stop}"] + ([] if space else ["SpaceAfter=No"]) + ([] if ner == "O" else ["NER=" + ner])
            lines.append("\t".join((str(i + 1), escape(form), escape(lemma) or "_", upos or "_", xpos or "_", feats or "_",
                                    str(0 if head == first + i else head - first + 1), deprel, "_", "|".join(misc))))
        lines.append("")
    return "\n".join(lines) + "\n"


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
