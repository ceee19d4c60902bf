# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES
  lexicon/predicates.tsv
  lexicon/patterns.tsv
  lexicon/cues.tsv
  lexicon/operators.tsv
  lexicon/composition.tsv
  lexicon/moods.tsv
  lexicon/statements.tsv
  lexicon/function_words.tsv
  lexicon/modes.tsv
  lexicon/classes.tsv
  lexicon/indirect.tsv
  lexicon/means.tsv
  lexicon/receiving.tsv
  lexicon/havens.tsv
  lexicon/cameo.tsv
  lexicon/conventions.tsv
  lexicon/contexts.tsv
  lexicon/numbers.tsv
  lexicon/counts.tsv
  lexicon/type_model.tsv)
