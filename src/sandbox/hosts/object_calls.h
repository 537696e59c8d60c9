// The object store's calls: what each asks of the store and how it is answered (protocol 9.3).
#pragma once

#include "http/server/http_answer.h"
#include "http/server/incoming_request.h"
#include "sandbox/cloud/access_check.h"
#include "sandbox/cloud/object_store.h"

namespace sandbox {

class ObjectCalls
{
public:
    ObjectCalls(ObjectStore &store, YoukuModel &model);

    // sums: of the body.
    http::HttpAnswer answer(const http::IncomingRequest &request, const BodySums &sums);
    http::HttpAnswer refusal(const StoreError &error, bool isHead) const;

private:
    // An answer, or why there is none.
    struct Outcome {
        Outcome(const StoreError &why) : error(why) {}
        Outcome(int theStatus, const QByteArray &xml = {}, const oss::Headers &more = {})
            : status(theStatus)
            , body(xml)
            , headers(more)
        {
        }
        std::optional<StoreError> error = {};
        int status = 200;
        QByteArray body = {};
        oss::Headers headers = {};
    };

    std::optional<StoreError> addressRefusal(const StoreRequest &request) const;
    Outcome outcome(const StoreRequest &request, const QByteArray &body, const BodySums &sums);
    Outcome ofUpload(const StoreRequest &request, const QByteArray &body, const BodySums &sums);
    Outcome initiate(const StoreRequest &request);
    Outcome part(const StoreRequest &request, const QByteArray &body, const BodySums &sums);
    Outcome list(const StoreRequest &request) const;
    Outcome uploads(const StoreRequest &request) const;
    Outcome complete(const StoreRequest &request, const QByteArray &body);
    Outcome head(const StoreRequest &request) const;
    StoreAnswerFrame frame() const;

    ObjectStore &m_store;
    const Behaviour &m_behaviour;
    const base::Clock &m_clock;
    const AccessCheck m_access;
};

} // namespace sandbox
