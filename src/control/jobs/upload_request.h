// What an upload was asked for, checked against the disk and the limits before anything is sent. Made by
// whatever thread may wait for a disk.
#pragma once

#include "control/jobs/job_options.h"
#include "control/jobs/reporter.h"
#include "transfer/queue/upload_queue.h"
#include "youku/types.h"

namespace control {

struct UploadRequest {
    QList<transfer::NewUpload> uploads; // absolute paths, each file once
    QList<qint64> sizes;                // of these files, in bytes
    QJsonObject details;                // what was said about them, keys as on the wire
    QString wrong;                      // why it cannot be done; empty when it can
    QStringList alsoWrong;              // what else is, of the files
    QStringList cutTitles;              // paths of uploads whose name does not fit into the title
    Refusal refusal;                    // the same for programs

    static UploadRequest from(const UploadOptions &options);
    // The details of one of uploads that is known already, with what was said now on top.
    youku::Metadata detailsOver(const youku::Metadata &known, const transfer::NewUpload &upload) const;
    // As it was named; empty: not named.
    QString category() const;
    // Puts Youku's term for it where the list has one by that name; else says false.
    bool takeCategory(const QList<youku::Category> &known);
};

// Tells what is wrong with a request for these files, as they were named.
void reportWrong(const UploadRequest &request, const QStringList &files, Reporter &reporter);
// "Title is too short; tag “…” is too long"
QString sentenceOf(const QList<youku::FieldProblem> &problems);

} // namespace control
