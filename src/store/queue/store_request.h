// What a store asks of its writer, with the answer in a type of its own. Included by the store's own files.
#pragma once

#include "store/queue/store_writer.h"

namespace store {

template <typename T>
struct RequestOf : StoreRequest {
    using Failure = std::optional<base::Error>;

    void work(UploadTable &table) override { result = worker(table); }
    void answer() override { done(result); }
    Failure failure() const override
    {
        if constexpr (std::is_same_v<T, Failure>)
            return result;
        else
            return std::nullopt;
    }
    void fail(const base::Error &error) override
    {
        if constexpr (std::is_same_v<T, Failure>)
            result = error;
    }

    std::function<T(UploadTable &)> worker;
    std::function<void(const T &)> done;
    T result;
};

template <typename T>
void UploadStore::ask(bool write, transfer::Durability durability, QObject *context,
                      std::function<T(UploadTable &)> work, std::function<void(const T &)> done)
{
    Q_ASSERT(thread() == QThread::currentThread());
    auto request = std::make_unique<RequestOf<T>>();
    request->isWrite = write;
    request->durability = durability;
    request->context = context;
    request->worker = std::move(work);
    request->done = std::move(done);
    m_waiting.push_back(std::move(request));
    m_writer->add(m_waiting.back().get());
}

} // namespace store
