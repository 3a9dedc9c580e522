# KeyError shows the key's repr.
ages = {"ann": 30}
for who in ["ann", "it's bob"]:
    print(ages[who])
