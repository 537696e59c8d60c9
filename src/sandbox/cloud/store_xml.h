// The XML of the object store's calls (protocol 9.3): what it answers, and the list that Complete brings.
#pragma once

#include "sandbox/cloud/stored.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace sandbox {

// Where an answer belongs to. urlEncoded: keys are written percent-encoded, as the client asked.
struct Place {
    QString bucket;
    QString key;
    bool urlEncoded = false;
};

struct PartPage {
    QList<Part> parts;
    int marker = 0; // the last number of the page before
    int most = 1000;
    bool isTruncated = false;
};

QByteArray initiateXml(const Place &place, const QString &uploadId);
QByteArray partsXml(const Place &place, const QString &uploadId, const PartPage &page);
QByteArray uploadsXml(const QString &bucket, const QString &key, const QStringList &uploadIds);
QByteArray completeXml(const Place &place, const QString &endpoint, const QString &etag);

// What Complete wants the object to be made of, in the client's order; ETags without quotes. Nothing when it
// is not the XML it should be: declarations of types and more parts than there can be are refused too.
struct WantedPart {
    qint64 number = 0;
    QString etag;
};
std::optional<QList<WantedPart>> wantedPartsOf(const QByteArray &xml);

} // namespace sandbox
