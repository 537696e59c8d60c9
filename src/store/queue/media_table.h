// The statements on the table "media": what a look into the file of an upload told, one row each.
//
// Belongs to the thread of its database; every write is part of a transaction that the caller begins and
// ends. Nobody's upload depends on it.
#pragma once

#include "store/database/database.h"
#include "transfer/files/file_identity.h"
#include "transfer/files/upload_id.h"

#include <QHash>

namespace store {

// What media makes of it is its own business.
struct KeptLook {
    transfer::FileIdentity identity; // of the file that was looked into
    QString outcome;                 // by name
    QByteArray facts;                // JSON, where there are any

    bool operator==(const KeptLook &) const = default;
};

class MediaTable
{
public:
    explicit MediaTable(Database &database) : m_database(database) {}

    using Failure = std::optional<base::Error>;
    Failure put(transfer::UploadId id, const KeptLook &look);
    Failure remove(transfer::UploadId id);
    // condition: on their uploads.
    QHash<transfer::UploadId, KeptLook> of(const QString &condition);

private:
    Database &m_database;
};

} // namespace store
