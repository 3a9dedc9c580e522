// A mutex that clang's thread-safety analysis follows (preset tidy), and the words to say what it guards. Other
// compilers see a plain std::mutex.
#pragma once

#include <mutex>

#if defined(__clang__)
#define FORKYARD_THREAD_ANNOTATION(x) __attribute__((x))
#else
#define FORKYARD_THREAD_ANNOTATION(x)
#endif
#define FORKYARD_CAPABILITY(name) FORKYARD_THREAD_ANNOTATION(capability(name))
#define FORKYARD_SCOPED_CAPABILITY FORKYARD_THREAD_ANNOTATION(scoped_lockable)
#define FORKYARD_GUARDED_BY(lock) FORKYARD_THREAD_ANNOTATION(guarded_by(lock))
#define FORKYARD_ACQUIRE(...) FORKYARD_THREAD_ANNOTATION(acquire_capability(__VA_ARGS__))
#define FORKYARD_RELEASE(...) FORKYARD_THREAD_ANNOTATION(release_capability(__VA_ARGS__))
#define FORKYARD_REQUIRES(...) FORKYARD_THREAD_ANNOTATION(requires_capability(__VA_ARGS__))
#define FORKYARD_EXCLUDES(...) FORKYARD_THREAD_ANNOTATION(locks_excluded(__VA_ARGS__))
#define FORKYARD_NO_THREAD_SAFETY_ANALYSIS FORKYARD_THREAD_ANNOTATION(no_thread_safety_analysis)

namespace forkyard {

class FORKYARD_CAPABILITY("mutex") Mutex {
public:
    Mutex() = default;
    Mutex(const Mutex &) = delete;
    Mutex &operator=(const Mutex &) = delete;

    void lock() FORKYARD_ACQUIRE() { m_mutex.lock(); }
    void unlock() FORKYARD_RELEASE() { m_mutex.unlock(); }

private:
    std::mutex m_mutex;
};

class FORKYARD_SCOPED_CAPABILITY MutexLock {
public:
    explicit MutexLock(Mutex &mutex) FORKYARD_ACQUIRE(mutex) : m_mutex(mutex) { m_mutex.lock(); }
    ~MutexLock() FORKYARD_RELEASE() { m_mutex.unlock(); }
    MutexLock(const MutexLock &) = delete;
    MutexLock &operator=(const MutexLock &) = delete;

private:
    Mutex &m_mutex;
};

} // namespace forkyard
