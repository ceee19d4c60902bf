# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES places/us_states.tsv places/cities.tsv places/cities_extra.tsv)
