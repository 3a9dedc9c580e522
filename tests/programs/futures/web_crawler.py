# The tutorial's crawler with a made-up network: some pages fail, some are slow, each is visited once.
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading
import time

PAGES = {"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/missing", "/c"], "/c": []}
seen = set()
lock = threading.Lock()


def fetch(url):
    time.sleep(0.005)
    if url not in PAGES:
        raise FileNotFoundError(url)
    return url, PAGES[url]


def crawl(start):
    failed = []
    with ThreadPoolExecutor(max_workers=4, thread_name_prefix="crawler") as pool:
        seen.add(start)
        waiting = {pool.submit(fetch, start): start}
        while waiting:
            for future in as_completed(list(waiting)):
                url = waiting.pop(future)
                try:
                    _, links = future.result()
                except FileNotFoundError as e:
                    failed.append(str(e))
                    continue
                for link in links:
                    with lock:
                        if link in seen:
                            continue
                        seen.add(link)
                    waiting[pool.submit(fetch, link)] = link
    return failed


print(crawl("/"), sorted(seen))
