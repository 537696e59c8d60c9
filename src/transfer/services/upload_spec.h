// What Youku takes (schemas/upload/spec), asked for once for all before the first upload is created.
//
// The engine's thread; outlives every upload. Protocol 7.1; sizes are bytes.
#pragma once

#include "youku/api_client.h"

#include <QObject>

#include <optional>
#include <vector>

namespace transfer {

class UploadSpec : public QObject
{
    Q_OBJECT
public:
    explicit UploadSpec(youku::ApiClient &api, QObject *parent = nullptr);

    // Absent: not known.
    const std::optional<youku::Spec> &spec() const { return m_spec; }
    // The largest file, bytes; 0: not known.
    qint64 maxFileSize() const { return m_spec ? m_spec->maxFileSize.value_or(0) : 0; }

    // Answers when it is known, or when Youku would not say: then the server is the judge, and nobody waits
    // for it again. An error says that Youku could not be reached, and the question is still to be put.
    // Answers come from the event loop.
    void ask(QObject *context, base::Answer<base::Nothing> done);
    // Asks again what Youku would not say.
    void askAgain();

signals:
    void known();
    // Youku would not say; once.
    void notTold(const base::Error &error);

private:
    void put();
    void answered(const base::Result<youku::Spec> &answer);

    youku::ApiClient &m_api;
    std::optional<youku::Spec> m_spec;
    std::vector<base::Answer<base::Nothing>> m_waiting;
    bool m_asking = false;
    bool m_refused = false;
};

} // namespace transfer
