// The thread that owns the database of an UploadStore and serves its requests in order.
#pragma once

#include "store/queue/upload_store.h"
#include "store/queue/upload_table.h"

#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>

namespace store {

// What the store asks of the writer. work() runs in the writer's thread, answer() in the store's.
struct StoreRequest {
    virtual ~StoreRequest() = default;
    virtual void work(UploadTable &table) = 0;
    // Writes answer what went wrong; a transaction that failed overrules what work() found.
    virtual std::optional<base::Error> failure() const { return std::nullopt; }
    virtual void fail(const base::Error &) {}
    virtual void answer() = 0;

    bool isWrite = false;
    transfer::Durability durability = transfer::Durability::Process;
    QPointer<QObject> context;
};

class StoreWriter : public QThread
{
    Q_OBJECT
public:
    StoreWriter(const QString &path, UploadStore &store);
    ~StoreWriter() override; // serves what waits, then ends

    void add(StoreRequest *request);

protected:
    void run() override;

private:
    using Requests = std::deque<StoreRequest *>;

    void serve(UploadTable &table, Requests &requests);
    void write(UploadTable &table, const Requests &group);

    QString m_path;
    UploadStore &m_store;
    QMutex m_mutex; // guards the two below
    Requests m_requests;
    bool m_ending = false;
    QWaitCondition m_added;
};

} // namespace store
