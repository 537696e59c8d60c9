// Which way the bytes of an upload go, and where to: in words, and for whoever looks for an error.
#pragma once

#include "transfer/record/upload_record.h"

#include <QString>

namespace words {

// The host that the bytes go to, perhaps with its port: of the object in the cloud store, or the upload
// server that create named; empty until Youku has said so, and of a transport that this program does not
// know.
QString placeOf(const transfer::UploadRecord &record);
// "By the cloud store, yk.oss-cn-shanghai.aliyuncs.com"; empty until that is settled, and where Youku
// has the bytes already.
QString wayLine(const transfer::UploadRecord &record);
// The same of a transport and a place that are known.
QString wayText(const QString &transport, const QString &place);
// For reports: "by oss to yk.oss-cn-shanghai.aliyuncs.com", in no language; likewise empty.
QString wayFact(const transfer::UploadRecord &record);

} // namespace words
