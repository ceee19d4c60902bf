# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES documents/fields.tsv documents/boilerplate.tsv)
