#include "store/queue/store_writer.h"

namespace store {

using transfer::Durability;

StoreWriter::StoreWriter(const QString &path, UploadStore &store) : m_path(path), m_store(store)
{
    setObjectName(QStringLiteral("store"));
}

StoreWriter::~StoreWriter()
{
    {
        const QMutexLocker locker(&m_mutex);
        m_ending = true;
    }
    m_added.wakeOne();
    wait();
}

void StoreWriter::add(StoreRequest *request)
{
    {
        const QMutexLocker locker(&m_mutex);
        m_requests.push_back(request);
    }
    m_added.wakeOne();
}

void StoreWriter::run()
{
    UploadTable table(m_path);
    table.open(Database::Access::ReadWrite);
    for (;;) {
        Requests requests;
        {
            QMutexLocker locker(&m_mutex);
            while (m_requests.empty() && !m_ending)
                m_added.wait(&m_mutex);
            if (m_requests.empty())
                return;
            requests.swap(m_requests);
        }
        serve(table, requests);
    }
}

namespace {

// Writes that wait one behind the other share a transaction.
std::deque<StoreRequest *> takeGroup(std::deque<StoreRequest *> &requests)
{
    std::deque<StoreRequest *> group;
    do {
        group.push_back(requests.front());
        requests.pop_front();
    } while (group.back()->isWrite && !requests.empty() && requests.front()->isWrite);
    return group;
}

} // namespace

void StoreWriter::serve(UploadTable &table, Requests &requests)
{
    while (!requests.empty()) {
        const Requests group = takeGroup(requests);
        if (group.front()->isWrite)
            write(table, group);
        else
            group.front()->work(table);
        const int count = int(group.size());
        QMetaObject::invokeMethod(
            &m_store, [&store = m_store, count] { store.answer(count); }, Qt::QueuedConnection);
        table.forgetWiped();
    }
}

void StoreWriter::write(UploadTable &table, const Requests &group)
{
    Durability durability = Durability::Process;
    for (const StoreRequest *request : group) {
        if (request->durability == Durability::Fsync)
            durability = Durability::Fsync;
    }
    std::optional<base::Error> failure = table.begin(durability);
    if (!failure) {
        for (StoreRequest *request : group) {
            request->work(table);
            failure = request->failure();
            if (failure)
                break;
        }
        if (failure)
            table.rollback();
        else
            failure = table.commit();
    }
    if (!failure)
        return;
    if (group.size() == 1)
        return group.front()->fail(*failure);
    // Each on its own, so that one that cannot be kept does not take others with it.
    for (StoreRequest *request : group)
        write(table, {request});
}

} // namespace store
