// What the object store remembers between two runs: tables of its own in the sandbox's database.
//
// Belongs to the thread of the Database, which outlives it. Failed writes are logged, not reported.
#pragma once

#include "sandbox/storage/database.h"

namespace sandbox {

class CloudTables
{
public:
    explicit CloudTables(Database &database) : m_database(database) {}

    bool open(QString *error);

    // Multipart uploads by their UploadId, in the order they were begun.
    QList<std::pair<QString, QJsonObject>> multiparts();
    void saveMultipart(const QString &id, const QJsonObject &json);
    // In the order of their numbers.
    QList<QJsonObject> parts(const QString &id);
    void savePart(const QString &id, int number, const QJsonObject &json);
    // With its parts.
    void removeMultipart(const QString &id);

    QList<QJsonObject> objects();
    void saveObject(const QString &key, const QJsonObject &json);
    // The multipart upload becomes the object, in one step.
    void complete(const QString &id, const QString &key, const QJsonObject &json);

    // Empty when there is none of this name.
    QString setting(const QString &name);
    void saveSetting(const QString &name, const QString &value);

private:
    void write(const QString &statement, const QVariantList &values);
    QSqlQuery read(const QString &statement, const QVariantList &values = {});

    Database &m_database;
};

} // namespace sandbox
