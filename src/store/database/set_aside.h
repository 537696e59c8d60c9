// Databases that are set aside keep what can be rescued, and no secret.
#pragma once

#include <QString>
#include <QStringList>

namespace store {

// Where secrets stand in a database: columns of one table.
struct SecretColumns {
    QString table;
    QStringList columns;
    QStringList members = {}; // of the objects in a column that is a JSON array: which of them are secret
};

// Empties these columns in a database nobody uses any more, and runs nothing that its schema brings along.
// Where the file is damaged, those that can still be read are overwritten where they stand; the rest of it
// stays as it is.
void wipeSecrets(const QString &path, const SecretColumns &secrets);

} // namespace store
