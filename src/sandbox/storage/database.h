// What the sandbox remembers between two runs: one SQLite file in its directory.
//
// Survives kill -9, not power loss: nobody's videos are in here. Belongs to the thread that opened it. Failed
// writes are logged, not reported.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <memory>

namespace sandbox {

struct KeptSlice {
    qint64 index = 0;
    qint64 outSince = 0; // milliseconds since the epoch; 0 when not out
    QByteArray hash;     // empty when not done
};

struct KeptUpload {
    qint64 number = 0;
    QJsonObject json;
};

class Database
{
public:
    Database() = default;
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    bool open(const QString &dir, QString *error);

    QList<QJsonObject> accounts();
    void saveAccount(const QString &clientId, const QJsonObject &json);

    QList<KeptUpload> uploads();
    void saveUpload(const KeptUpload &upload);

    // Those that are out come in the order they were handed out.
    QList<KeptSlice> slices(qint64 upload);
    void saveSlice(qint64 upload, const KeptSlice &slice);

    // For further tables. Whoever keeps it goes before this does.
    QSqlDatabase connection() const { return m_database; }
    // Logs what fails.
    static void run(QSqlQuery &query);

private:
    QString m_connection;
    QSqlDatabase m_database;
    std::unique_ptr<QSqlQuery> m_saveSlice; // prepared once: it runs for every slice
};

} // namespace sandbox
