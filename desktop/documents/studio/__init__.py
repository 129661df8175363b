"""The page of a case study: its text beside its pages, its choices, its versions, and handing it on."""
