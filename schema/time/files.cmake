# Data files of this folder that the program embeds, in the order in which a reader should meet them.
list(APPEND DATA_FILES
  time/words.tsv time/feasts.tsv time/shapes.tsv
  time/dates.tsv time/relative.tsv time/clock.tsv time/durations.tsv time/sets.tsv time/vague.tsv)
