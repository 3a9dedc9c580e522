# Strings made by appending in a loop stay what they were, whoever else looks at their beginnings.
text = ''
beginnings = []
for i in range(20000):
    text += '0123456789'
    if i % 4000 == 0:
        beginnings.append(text)


print(len(text), text[:20], text[-5:], text.count('0'))
print([len(b) for b in beginnings], all(text.startswith(b) for b in beginnings))

base = 'x' * 300 + 'y'
left = base + 'left'
right = base + 'right'
further = left + ' and on'
again = left + ' or off'
print(left[300:], right[300:], further[300:], again[300:], base[300:])
print(left == 'x' * 300 + 'yleft', hash(left) == hash('x' * 300 + 'yleft'), {left: 1}['x' * 300 + 'yleft'])

wide = base
for i in range(300):
    wide += chr(0x4e00 + i) if i % 2 else 'a'


print(len(wide), wide[300:310], wide[-3:], wide.encode()[-4:])
for i in range(300):
    wide += chr(0x1f600 + i % 40)


print(len(wide), wide[600:606], wide.isascii(), wide[:301] == base)

numbers = ''
for i in range(3000):
    numbers = numbers + str(i) + ','


print(len(numbers), numbers[:30], numbers[-20:])
