// Which way the bytes of new uploads go, where Youku offers more than one: what the user wants, and what was
// found not to work.
//
// The engine's thread; outlives every upload. Decides only.
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QSet>
#include <QString>

namespace transfer {

enum class TransportChoice {
    Automatic, // the cloud where Youku offers it and it can be reached, else slices
    Cloud,
    Slices,
};

// "auto", "cloud", "slices", in settings and options; and back (Automatic when unknown).
QString choiceName(TransportChoice choice);
TransportChoice choiceFromName(const QString &name);

class TransportPolicy : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    void setChoice(TransportChoice choice) { m_choice = choice; }
    TransportChoice choice() const { return m_choice; }
    // Youku's, for which it is remembered where the cloud cannot be reached.
    void setApiHost(const QString &host) { m_apiHost = host; }

    // Whether create says that its bytes may go to the cloud (protocol 9.1).
    bool wantsCloud(qint64 nowMs) const;
    // False: only the cloud is wanted, or there is nothing else.
    bool mayFallBack() const;
    // The cloud's host cannot be used, while Youku's answers: slices it is, for a day. False: it may not.
    bool fallBack(const QString &cloudHost, qint64 nowMs);
    // Youku offers nothing else: for as long as the program runs nothing else is asked for. False: only
    // slices are wanted.
    bool stayWithCloud();

    // For the store: since when the cloud is not used, for each API host.
    QJsonObject memory() const;
    void recall(const QJsonObject &memory);

signals:
    void learned(); // memory() has changed
    // To be told once: the bytes of uploads go another way from now on.
    void fellBack(const QString &cloudHost);

private:
    TransportChoice m_choice = TransportChoice::Automatic;
    QString m_apiHost;
    QHash<QString, qint64> m_unusableSinceMs; // by API host
    QSet<QString> m_cloudAlone;               // API hosts
};

} // namespace transfer
