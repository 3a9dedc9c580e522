seen = []
try:
    from circle_a import x
except ImportError as error:
    seen.append(str(error).split(" (/")[0])
import circle_a

try:
    seen.append(circle_a.x)
except AttributeError as error:
    seen.append(str(error))
print("b has ended")
