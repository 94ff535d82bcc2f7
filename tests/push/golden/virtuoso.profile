# What essaim doctor found. Settings of the target come before it.
[profile]
page-rows = 10000
batch = 1000
max-body = 0
put = yes
sparql-update = yes
move = yes
whole-put = no
typed-strings = yes
likeness = numbers, reals, booleans, times, durations, ill-typed, geometry, controls, dates, xml
