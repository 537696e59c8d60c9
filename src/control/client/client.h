// The way to the program that holds a profile, for a program that is told so. Each end makes sure that the
// other is a program of the same user.
//
// reach(), ask() and next() wait, a few seconds at most: before there is a window. After follow() it is told
// by signals.
#pragma once

#include "control/wire/request.h"

#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QObject>
#include <QStringList>

#include <optional>

namespace control {

class Client : public QObject
{
    Q_OBJECT
public:
    enum class Reach {
        Reached,
        Nobody,       // or one that ends, or is asked by too many at this moment
        Silent,       // it took the connection, and is no program of this user or does not answer
        OtherVersion, // that speaks otherwise
    };

    using QObject::QObject;

    // At the first of these places where somebody is (store::Profile::socketPaths()).
    Reach reach(const QStringList &places);
    // Of the program that was reached.
    const QString &version() const { return m_version; }
    // Once. False: it could not be sent.
    bool ask(const Request &request);
    // The next word, waited for; none: there is no more, or not in time.
    std::optional<QJsonObject> next(const QDeadlineTimer &end);
    void follow();

signals:
    void told(const QJsonObject &event);
    void gone(); // nothing more comes

private:
    bool send(const QJsonObject &object, const QDeadlineTimer &end);
    void read();

    QLocalSocket m_socket;
    QString m_version;
};

// Gives absolute paths to the window that holds the profile. True once it said that it has them; else the
// sentence says why not.
bool handOver(const QStringList &places, const QStringList &paths, QString *reason);

} // namespace control
