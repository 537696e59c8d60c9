// Tells ThreadSanitizer what Qt orders. A Qt that is not built for it hands work from thread to thread
// unseen, so that every correct handover looks like a race. Linked into the programs of preset tsan alone,
// these stand between our calls and Qt's functions (the linker's --wrap; the names are theirs): what was done
// before a call is queued comes before the call, and a wait for a condition lets go of its mutex.
#include <QMutex>
#include <QObject>
#include <QRunnable>
#include <QThreadPool>
#include <QWaitCondition>

#include <functional>
#include <sanitizer/tsan_interface.h>

namespace {

// A slot on its way to another thread, with all that its maker did before.
class HandedSlot : public QtPrivate::QSlotObjectBase
{
public:
    explicit HandedSlot(QtPrivate::QSlotObjectBase *slot) : QSlotObjectBase(&act), m_slot(slot)
    {
        __tsan_release(this);
    }

private:
    static void act(int which, QSlotObjectBase *base, QObject *receiver, void **arguments, bool *)
    {
        auto *self = static_cast<HandedSlot *>(base);
        __tsan_acquire(self);
        if (which == Call)
            self->m_slot->call(receiver, arguments);
        __tsan_release(self);
        if (which != Destroy)
            return;
        self->m_slot->destroyIfLastRef();
        delete self;
    }

    QtPrivate::QSlotObjectBase *m_slot;
};

// Work on its way to a pool, likewise.
class HandedWork : public QRunnable
{
public:
    explicit HandedWork(std::function<void()> work) : m_work(std::move(work)) { __tsan_release(this); }

    void run() override
    {
        __tsan_acquire(this);
        m_work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

#define QUEUE_CALL                                                                                           \
    _ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv
#define START_WORK _ZN11QThreadPool5startESt8functionIFvvEEi
#define AWAIT _ZN14QWaitCondition4waitEP6QMutex14QDeadlineTimer

#define JOINED(a, b) a##b
#define NAMED(a, b) JOINED(a, b)
#define REAL(name) NAMED(__real_, name)
#define WRAP(name) NAMED(__wrap_, name)

extern "C" {

bool REAL(QUEUE_CALL)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);
bool WRAP(QUEUE_CALL)(QObject *receiver, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                      void *result)
{
    return REAL(QUEUE_CALL)(receiver, new HandedSlot(slot), type, result);
}

void WRAP(START_WORK)(QThreadPool *pool, std::function<void()> work, int priority)
{
    pool->start(new HandedWork(std::move(work)), priority);
}

bool REAL(AWAIT)(QWaitCondition *, QMutex *, QDeadlineTimer);
bool WRAP(AWAIT)(QWaitCondition *condition, QMutex *mutex, QDeadlineTimer deadline)
{
    __tsan_mutex_pre_unlock(mutex, 0);
    __tsan_mutex_post_unlock(mutex, 0);
    const bool woken = REAL(AWAIT)(condition, mutex, deadline);
    __tsan_mutex_pre_lock(mutex, 0);
    __tsan_mutex_post_lock(mutex, 0, 0);
    return woken;
}

} // extern "C"
