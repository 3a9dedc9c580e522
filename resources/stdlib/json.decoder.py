# json.decoder: where JSONDecodeError is at home.
from json import JSONDecodeError, JSONDecoder
