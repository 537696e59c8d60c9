#include "control/server/remote_reporter.h"

#include "control/server/peer.h"
#include "control/wire/events.h"

namespace control {

RemoteReporter::RemoteReporter(Peer &peer, const QString &language) : m_peer(&peer), m_voice(language)
{
    connect(&peer, &Peer::caughtUp, this, &RemoteReporter::catchUp);
}

void RemoteReporter::changed(const Snapshot &snapshot)
{
    if (!m_peer)
        return;
    if (m_peer->isSlow() || !m_held.isEmpty())
        m_held.insert(snapshot.id, snapshot);
    else
        m_peer->send(eventJson(Told::Changed, snapshot));
}

void RemoteReporter::published(const Snapshot &snapshot)
{
    m_held.remove(snapshot.id);
    tell(eventJson(Told::Published, snapshot));
}

void RemoteReporter::known(const Snapshot &snapshot, const QString &sentence)
{
    m_held.remove(snapshot.id);
    tell(eventJson(Told::Known, snapshot, sentence));
}

void RemoteReporter::cancelled(const Snapshot &snapshot)
{
    m_held.remove(snapshot.id);
    tell(eventJson(Told::Cancelled, snapshot));
}

void RemoteReporter::failed(const Snapshot &snapshot, const QString &sentences)
{
    m_held.remove(snapshot.id);
    tell(eventJson(Told::Failed, snapshot, sentences));
}

void RemoteReporter::refused(const QStringList &files, const Refusal &why, const QString &sentence)
{
    tell(refusedJson(files, why, sentence));
}

void RemoteReporter::answer(const QJsonObject &row)
{
    tell(answerJson(row));
}

void RemoteReporter::note(const QString &sentence)
{
    tell(eventJson(Told::Note, sentence));
}

void RemoteReporter::remark(const QString &sentence)
{
    tell(eventJson(Told::Remark, sentence));
}

void RemoteReporter::speak(const std::function<void()> &what)
{
    const words::Voice::Scope scope(m_voice);
    what();
}

void RemoteReporter::letGo()
{
    m_peer.clear();
    m_held.clear();
}

void RemoteReporter::tell(const QJsonObject &event)
{
    if (m_peer)
        m_peer->send(event);
}

void RemoteReporter::catchUp()
{
    while (m_peer && !m_peer->isSlow() && !m_held.isEmpty())
        m_peer->send(eventJson(Told::Changed, m_held.take(m_held.firstKey())));
}

} // namespace control
