// A store of uploads in a folder of its own, and records to put there.
#pragma once

#include "base/moment.h"
#include "store/queue/upload_store.h"

#include <QDir>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using store::Loaded;
using store::UploadStore;
using transfer::Durability;
using transfer::Intent;
using transfer::Stage;
using transfer::UploadRecord;

inline const QString secretToken = u"NTAwMDAx+SECRETTOKEN/w=="_s;
inline const QString secretPassword = u"Passw0rdOfTheViewer"_s;

inline UploadRecord simple(transfer::UploadId id, const QString &path = u"/videos/a.mp4"_s)
{
    UploadRecord record;
    record.id = id;
    record.position = id;
    record.path = path;
    record.metadata.title = u"A title"_s;
    return record;
}

inline UploadRecord full()
{
    UploadRecord record;
    record.id = 42;
    record.position = 7;
    record.path = u"/videos/雪山 '\"; DROP TABLE uploads.mp4"_s;
    record.reference = u"job 9"_s;
    record.metadata.title = u"雪山 \U0001F3D4"_s;
    record.metadata.tags = {u"旅行"_s, u"lake, deep"_s};
    record.metadata.description = u"line 1\nline 2"_s;
    record.metadata.category = u"Travel"_s;
    record.metadata.copyright = youku::Copyright::Reproduced;
    record.metadata.privacy = youku::Privacy::Password;
    record.metadata.watchPassword = secretPassword;
    record.metadata.latitude = 0.0;
    record.metadata.longitude = -179.123456789;
    record.metadata.shootTime = QDateTime(QDate(2024, 2, 29), QTime(12, 34, 56));
    record.accountId = {u"c0ffee0123456789"_s};
    record.transport = u"gupload"_s;
    record.api = youku::ApiKind::Signed;
    record.identity = {50'000'000'001, 1'700'000'000'123, u"2049:77"_s};
    record.md5 = u"8ab420d03f1bad39feb6b4794f695e88"_s;
    record.stage = Stage::Committing;
    record.intent = Intent::Pause;
    base::Error failure;
    failure.kind = base::ErrorKind::Server;
    failure.fault = base::Fault::Code;
    failure.operation = base::Operation::ShowVideo;
    failure.code = base::codeText(120'010'152);
    failure.httpStatus = 400;
    failure.message = u"Storing \"failed\""_s;
    failure.retryAfterMs = 5'000'000'000;
    record.failure = failure;
    record.uploadToken = secretToken;
    record.videoId = u"XMTIzNDU2Nzg5Ng=="_s;
    record.transportState = {{u"server_uri"_s, u"g01.upload.youku.com:8080"_s},
                             {u"server_address"_s, u"10.0.3.7:8080"_s},
                             {u"upload_server_ip"_s, u"10.0.3.7"_s}};
    record.again = true;
    record.doubt = u"no_index"_s;
    record.anyway = true;
    record.instant = true;
    record.undescribed = true;
    record.startAtMs = 1'790'000'000'000;
    record.sendNow = true;
    record.sliceLengthKb = 10240;
    record.tasksInFlight = {{2, 0, 1}, {9'007'199'254'740'993, 40'000'000'000, 2'097'152}};
    record.transferred = 39'999'999'999;
    record.acknowledged = {{{1, 0, 5}, u"\"ETAG\" 11051210869376104954"_s},
                           {{7, 40'000'000'000, 5'368'709'120}, u"\"another\" 1"_s}};
    record.leftovers = {
        {{u"me"_s}, secretToken, u"oss"_s, {{u"upload_id"_s, u"0004"_s}}, true, youku::ApiKind::Signed}};
    record.addedAt = base::utcMoment(1'700'000'000'001);
    record.publishedAt = base::utcMoment(1'700'000'100'002);
    record.videoState = u"in_review"_s;
    record.dealtWith = true;
    record.cancelled = true;
    record.listed = true;
    transfer::Happening created{transfer::Happened::Created, 1'700'000'000'500};
    created.word = u"oss"_s;
    created.place = u"yk.oss-cn-shanghai.aliyuncs.com"_s;
    transfer::Happening instant{transfer::Happened::Created, 1'700'000'000'501};
    instant.instant = true;
    transfer::Happening interrupted{transfer::Happened::Interrupted, 1'700'000'000'502};
    interrupted.lastedMs = 48'000;
    transfer::Cause busy = transfer::Cause::of(failure).first();
    busy.why = transfer::Cause::Why::Busy;
    busy.times = 2;
    transfer::Cause away;
    away.why = transfer::Cause::Why::Network;
    interrupted.causes = {away, busy};
    transfer::Happening sent{transfer::Happened::Sent, 1'700'000'000'503};
    sent.lanes = 4;
    sent.bytes = 50'000'000'001;
    transfer::Happening encoding{transfer::Happened::AtYouku, 1'700'000'000'504};
    encoding.word = u"encoding"_s;
    transfer::Happening doubted{transfer::Happened::Doubted, 1'700'000'000'505};
    doubted.word = u"no_index"_s;
    record.happenings = {created, instant, interrupted, sent, encoding, doubted};
    return record;
}

// What an ended upload looks like.
inline UploadRecord ended(UploadRecord record)
{
    record.stage = Stage::Published;
    record.uploadToken.clear();
    record.metadata.watchPassword.clear();
    record.leftovers.clear();
    return record;
}

class UploadStoreRig : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<UploadStore>(path());
    }
    void cleanup() { m_store.reset(); }

protected:
    QString path() const { return m_dir->filePath(u"queue.sqlite"_s); }

    void reopen()
    {
        m_store.reset();
        m_store = std::make_unique<UploadStore>(path());
    }

    // Somebody else writes into the database while the store is closed.
    void changeBehindItsBack(const QString &statement)
    {
        m_store.reset();
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QVERIFY(QSqlQuery(database).exec(statement));
        }
        QSqlDatabase::removeDatabase(u"test"_s);
        m_store = std::make_unique<UploadStore>(path());
    }

    void keep(const QList<UploadRecord> &records)
    {
        bool kept = false;
        m_store->save(records, Durability::Fsync, this, [&](const std::optional<base::Error> &failure) {
            QVERIFY2(!failure, qPrintable(failure ? failure->message : QString()));
            kept = true;
        });
        QTRY_VERIFY_WITH_TIMEOUT(kept, 30000);
    }

    void drop(const QList<transfer::UploadId> &ids)
    {
        bool dropped = false;
        m_store->drop(ids, this, [&](const auto &failure) {
            QVERIFY(!failure);
            dropped = true;
        });
        QTRY_VERIFY(dropped);
    }

    Loaded load()
    {
        Loaded result;
        bool answered = false;
        m_store->load(this, [&](const Loaded &loaded) {
            result = loaded;
            answered = true;
        });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answered, 30000);
        }();
        return result;
    }

    QHash<transfer::UploadId, store::KeptLook> looks()
    {
        QHash<transfer::UploadId, store::KeptLook> result;
        bool answered = false;
        m_store->looks(this, [&](const auto &looks) {
            result = looks;
            answered = true;
        });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(answered, 30000);
        }();
        return result;
    }

    store::HistoryHits inHistory(const store::HistoryQuery &query)
    {
        std::optional<store::HistoryHits> result;
        m_store->findInHistory(query, this, [&](const store::HistoryHits &hits) { result = hits; });
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT(result, 30000);
        }();
        return result.value_or(store::HistoryHits());
    }

    QList<store::HistoryEntry> entries(const QList<transfer::UploadId> &wanted)
    {
        std::optional<QList<store::HistoryEntry>> result;
        m_store->historyEntries(wanted, this, [&](const auto &found) { result = found; });
        [&] {
            QTRY_VERIFY(result);
        }();
        return result.value_or(QList<store::HistoryEntry>());
    }

    QList<UploadRecord> publishedFrom(const store::KnownFile &file)
    {
        std::optional<QList<UploadRecord>> result;
        m_store->publishedFrom({file}, this, [&](const auto &found) { result = found; });
        [&] {
            QTRY_VERIFY(result);
        }();
        return result.value_or(QList<UploadRecord>());
    }

    transfer::UploadId foundPublished(qint64 size, const QString &md5, const transfer::AccountId &accountId)
    {
        return found([&](UploadStore::Record done) {
            m_store->findPublished(size, md5, accountId, this, std::move(done));
        });
    }

    transfer::UploadId foundByIdentity(const QString &file, const transfer::FileIdentity &identity)
    {
        return found([&](UploadStore::Record done) {
            m_store->findByIdentity(file, identity, this, std::move(done));
        });
    }

    // The id of what was found; 0: nothing.
    transfer::UploadId found(const std::function<void(UploadStore::Record)> &ask)
    {
        std::optional<transfer::UploadId> id;
        ask([&](const std::optional<UploadRecord> &record) { id = record ? record->id : 0; });
        [&] {
            QTRY_VERIFY(id);
        }();
        return id.value_or(-1);
    }

    static QList<transfer::UploadId> ids(const QList<UploadRecord> &records)
    {
        QList<transfer::UploadId> list;
        for (const UploadRecord &record : records)
            list.append(record.id);
        return list;
    }

    bool filesContain(const QString &text) const
    {
        const QFileInfoList files = QDir(m_dir->path()).entryInfoList(QDir::Files);
        return std::any_of(files.begin(), files.end(), [&](const QFileInfo &info) {
            QFile file(info.filePath());
            return file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
        });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<UploadStore> m_store;
};
