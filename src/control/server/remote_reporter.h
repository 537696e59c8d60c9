// Tells a program that follows from elsewhere. One that reads slowly gets the newest of each upload, and
// every end.
//
// speak() may be called by any thread, all else by that of the peer.
#pragma once

#include "control/jobs/reporter.h"
#include "words/voice.h"

#include <QMap>
#include <QObject>
#include <QPointer>

namespace control {

class Peer;

class RemoteReporter : public QObject, public Reporter
{
    Q_OBJECT
public:
    // language: of who reads it.
    RemoteReporter(Peer &peer, const QString &language);

    void changed(const Snapshot &snapshot) override;
    void published(const Snapshot &snapshot) override;
    void known(const Snapshot &snapshot, const QString &sentence) override;
    void cancelled(const Snapshot &snapshot) override;
    void failed(const Snapshot &snapshot, const QString &sentences) override;
    void refused(const QStringList &files, const Refusal &why, const QString &sentence) override;
    void answer(const QJsonObject &row) override;
    void note(const QString &sentence) override;
    void remark(const QString &sentence) override;
    void speak(const std::function<void()> &what) override;

    // Nobody follows any more.
    void letGo();

private:
    void tell(const QJsonObject &event);
    void catchUp();

    QPointer<Peer> m_peer;
    const words::Voice m_voice;
    QMap<transfer::UploadId, Snapshot> m_held; // the newest of each, while the peer is slow
};

} // namespace control
