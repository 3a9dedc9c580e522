# Full-width punctuation from a web page.
print（"hello"）
