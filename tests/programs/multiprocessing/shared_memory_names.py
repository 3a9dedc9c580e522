from multiprocessing import shared_memory
shm_a = shared_memory.SharedMemory(create=True, size=10)
print(type(shm_a.buf))
buffer = shm_a.buf
print(len(buffer), shm_a.size >= 10)
buffer[:4] = bytearray([22, 33, 44, 55])
buffer[4] = 100
shm_b = shared_memory.SharedMemory(shm_a.name)
print(bytes(shm_b.buf[:5]))
shm_b.buf[:5] = b'howdy'
print(bytes(shm_a.buf[:5]))
try:
    buffer[:3] = b'toolong'
except Exception as e: print(type(e), e)
try:
    buffer[0] = 300
except Exception as e: print(type(e), e)
del buffer
shm_b.close()
shm_a.close()
shm_a.unlink()
try:
    shared_memory.SharedMemory(name='fy_does_not_exist')
except FileNotFoundError as e:
    print(e)
try:
    shared_memory.SharedMemory(create=True, size=0)
except ValueError as e:
    print(e)
a = shared_memory.ShareableList(['howdy', b'HoWdY', -273.154, 100, None, True, 42])
print([type(entry) for entry in a])
print(a[2])
a[2] = -78.5
print(a[2])
a[2] = 'dry ice'
print(a[2])
try:
    a[2] = 'larger than previously allocated storage space'
except ValueError as e: print(e)
print(a[2], len(a), a.index(42), a.count(b'HoWdY'))
b = shared_memory.ShareableList(name=a.shm.name)
print(list(b), b.format)
b[-1] = 43
print(a[6])
b.shm.close()
a.shm.close()
a.shm.unlink()
