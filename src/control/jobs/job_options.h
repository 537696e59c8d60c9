// What a job of the queue is asked for: typed values, from a command line or from another program.
#pragma once

#include "engine/send_options.h"
#include "store/folders/watched_folder.h"
#include "transfer/record/upload_record.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace control {

struct UploadOptions {
    QStringList files;
    QJsonObject metadata; // keys as on the wire
    QString reference;
    QString account;      // by its name; empty: the default one
    QString stateFile;    // of the Python SDK, which began the one file; empty: none
    QJsonObject state;    // what stands in it
    qint64 startAtMs = 0; // since the epoch; 0: at once
    bool again = false;
    bool anyway = false; // sends also what Youku could make nothing of
    engine::SendOptions pace;
};

struct ResumeOptions {
    enum class What { Paused, Failed };
    What what = What::Paused; // which ones, when none is named
    QList<transfer::UploadId> ids;
    engine::SendOptions pace;
};

struct CatalogueOptions {
    enum class What { Categories, Spec };
    What what = What::Categories;
};

struct CancelOptions {
    QList<transfer::UploadId> ids;
};

struct FoldersOptions {
    enum class Action { List, Add, Remove };
    Action action = Action::List;
    store::WatchedFolder folder = {}; // without its account
    QString account = {};             // by its name; empty: the default one
};

} // namespace control
