// POST /sandbox/control: changes a running sandbox.
//
// A JSON object; any of: faults (list, see sandbox/faults/faults.h), expire_upload (true, or a token or video
// id), expire_access (true, or a client id), rate (bytes/s), latency (ms), slow_start, send_late (true: what
// the fault "late" holds back goes out), lanes, task_timeout (s), confirm_delay (s), keep_bytes, instant,
// duplicates ("accept" or "refuse"), trust_md5, new_slice_200, random_task_ids, hard_tokens, keep_tasks,
// strict, limits ("old" or "new"), max_file_size, api ("open", "signed" or "both"), plain_signature,
// clock_offset (s, of the signed API), show_states
// ({"encoding": s, "in_review": s, "final": state}), make_code
// ({"client_id", "redirect_uri"}; the answer has the code), add_account (true, or {"client_id"}
// for one more user of that app; the answer has the credentials). Of the object store: transports (list of
// "slices" and "oss"; the latter only where it was offered from the start), sts_seconds, expire_sts (true:
// all temporary keys given out so far), oss_min_part (bytes), oss_clock_offset (s the store's clock is
// ahead), oss_refuse_v1, oss_refuse_v4, oss_region (the only one for V4; empty: any), oss_needs_server_name.
// Answers 200 with {"ok": true, ...}, or 400 with {"error": sentence} and nothing changed but what stands
// before.
#pragma once

#include "http/server/http_answer.h"
#include "youku/types.h"

#include <QJsonObject>

namespace http {
class Link;
}

namespace sandbox {

class Faults;
class ObjectStore;
class YoukuModel;

// client_id, client_secret, access_token and refresh_token, as the program prints them.
QJsonObject toJson(const youku::Credentials &credentials);

struct ControlTargets {
    YoukuModel &model;
    ObjectStore &cloud;
    Faults &faults;
    http::Link &link;
};

http::HttpAnswer control(const QByteArray &body, const ControlTargets &targets);

} // namespace sandbox
