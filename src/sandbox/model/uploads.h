// Youku's memory of uploads and the videos they become, kept in the Database.
//
// The sandbox's thread; the database outlives it. Sizes are bytes, moments ms of the sandbox's clock.
#pragma once

#include "sandbox/model/slice_tasks.h"

#include <QJsonObject>
#include <QObject>
#include <QString>

#include <map>
#include <memory>

namespace sandbox {

class Database;
class PartFiles;
struct KeptUpload;

struct Upload {
    enum class State { Open, Committed, Cancelled };

    qint64 number = 0; // counts from 1; names its file and its row
    QString token;
    QString videoId;
    QString clientId;     // of the app that began it
    qint64 userId = 0;    // who began it with that app
    qint64 endedBy = 0;   // who committed or cancelled it
    QString serverIp;     // what check says and commit must give back
    QJsonObject metadata; // as create got it, without secrets
    QString fileName;
    qint64 size = 0; // bytes
    QString md5;     // as announced, lower case
    bool instant = false;
    bool expired = false; // upload_token answers 120010223
    State state = State::Open;
    QString extension;        // from create_file, without dot; of the file's name where there is an object
    QString objectKey;        // where the bytes go in the object store; empty: they come in slices
    SliceTasks tasks;         // empty before create_file
    QString heldMd5;          // of the bytes that came; empty until computed
    qint64 completeSince = 0; // milliseconds since the epoch; 0 while slices are missing
    qint64 committedAt = 0;
    qint64 commitRequests = 0; // successful answers to commit; more than one when it was repeated
};

// The text behind the last dot; empty without one.
QString extensionOf(const QString &fileName);
QString stateName(const Upload &upload);
// "<video id>.<extension>" without anything that a file system could misread.
QString publishedName(const Upload &upload);

class Uploads : public QObject
{
    Q_OBJECT
public:
    Uploads(Database &database, PartFiles &files, qsizetype most, QObject *parent = nullptr);

    // Brings kept uploads back and finishes what a kill interrupted.
    void load(bool keepBytes);

    bool isFull() const { return qsizetype(m_uploads.size()) >= m_most; }
    // Gives it number, token, video id and server address, and keeps it.
    Upload &add(Upload upload);
    void save(const Upload &upload);
    void saveSlice(const Upload &upload, qint64 index, qint64 outSince);

    // Null when there is none.
    Upload *find(const QString &token);
    Upload *findVideo(const QString &videoId);
    Upload *findObject(const QString &objectKey);
    // A committed upload of the same bytes; by one app, or by any when clientId is empty.
    bool holds(const QString &md5, qint64 size, const QString &clientId) const;
    const std::map<QString, std::unique_ptr<Upload>> &all() const { return m_uploads; }

    // All slices are there: the whole file is hashed in the background.
    void complete(Upload &upload, qint64 now);
    // After commit (`keep` moves the bytes to published/) or cancel.
    void releaseBytes(const Upload &upload, bool keep);

private:
    void restore(const KeptUpload &kept);

    Database &m_database;
    PartFiles &m_files;
    const qsizetype m_most;
    std::map<QString, std::unique_ptr<Upload>> m_uploads; // by token
    qint64 m_lastNumber = 0;
};

} // namespace sandbox
