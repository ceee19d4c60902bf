# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES predicates/paths.tsv predicates/valency.tsv predicates/event_nouns.tsv predicates/light_verbs.tsv predicates/embedding.tsv
  predicates/word_classes.tsv predicates/relations.tsv)
