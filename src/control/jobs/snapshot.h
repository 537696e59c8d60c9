// What is worth telling about an upload at one moment, as a plain value: from the queue or from a kept
// record.
#pragma once

#include "transfer/upload/upload.h"
#include "words/uploads/draft_words.h"

#include <QJsonObject>

#include <functional>

namespace control {

struct Snapshot {
    transfer::UploadId id = 0; // 0: it never came into the queue
    QString file;              // whole path
    QString reference;
    transfer::Activity activity = transfer::Activity::NotStarted;
    words::Draft draft = words::Draft::Ready; // while it is not started
    transfer::Wait wait;
    qint64 transferred = 0; // acknowledged bytes
    qint64 underWay = 0;    // have left, are not acknowledged
    qint64 total = 0;
    double percent = 0;
    double bytesPerSecond = 0;
    std::optional<transfer::TimeLeft> timeLeft;
    std::optional<qint64> secondsStill; // as in transfer::Progress
    QString account;                    // its unique name; empty: none yet
    QString transport;                  // how its bytes go; empty until that is settled
    QString videoId;                    // empty until Youku gave one
    std::optional<base::Error> error;   // why it failed, or what it is waiting out
    QString sentence;                   // what that means, where the error alone does not tell

    static Snapshot of(const transfer::Upload &upload);
    // Without an engine: what the record alone tells. What was running when the program ended is waiting to
    // go on.
    static Snapshot of(const transfer::UploadRecord &record);
    // As published: an upload that stopped because its content is published already, as the video it is.
    static Snapshot ofPublishedAlready(const transfer::Upload &upload);
};

// How accounts are called, in every snapshot from now on.
void nameAccountsBy(std::function<QString(const transfer::AccountId &id)> namer);

enum class Event { State, Progress, Published, Failed };

// One line of --json; every key is always there, null where there is nothing to tell.
QJsonObject toJson(Event event, const Snapshot &snapshot);

} // namespace control
