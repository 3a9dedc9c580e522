# Text: concatenation, formatting, split and join, dictionaries with text keys.
text = "the quick brown fox jumps over the lazy dog and runs away from the quick hound"

def words(times):
    counts, lines = {}, []
    for i in range(times):
        for word in text.split():
            counts[word] = counts.get(word, 0) + 1
        lines.append(f"{i:05d}:{text[i % 20:i % 20 + 10].upper()}|{i * 7 % 13}")
    return counts, "\n".join(lines)

def letters(joined):
    found = {}
    for c in joined:
        if c.isalpha():
            found[c] = found.get(c, 0) + 1
    return found

def build(length):
    built = ""
    for i in range(length):
        built += chr(97 + i % 26)
    return built

counts, joined = words(120000)
print(len(joined), counts["the"], sorted(letters(joined).items())[:3])
print(build(1000000).count("abc"), joined.replace("|", "").find("00999"))
