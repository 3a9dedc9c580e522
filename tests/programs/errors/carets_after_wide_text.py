# mended-in: 3.11.7
# The failing line has non-ASCII text before the failing part, so the carets must be placed by width and not by bytes.
名字 = "数"
值 = {"é": 1}
print(值["é"], 名字)
print("中文说明", 值["é"] + 名字)
