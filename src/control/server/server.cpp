#include "control/server/server.h"

#include "control/server/errand.h"
#include "control/server/peer.h"
#include "control/wire/events.h"
#include "control/wire/place.h"
#include "engine/accounts/account_store.h"
#include "engine/engine.h"
#include "engine/process/local_peer.h"
#include "words/voice.h"

#include <QLocalSocket>
#include <QLoggingCategory>

#include <algorithm>

namespace control {

Q_LOGGING_CATEGORY(serverLog, "youchuan.control", QtInfoMsg)

Server::Server(engine::Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    nameAccountsBy([&engine](const transfer::AccountId &id) { return engine.accountStore().find(id).name; });
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(mostWaiting);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            accept(socket);
    });
}

Server::~Server()
{
    m_server.close();
    for (const auto &errand : m_errands)
        errand->leave();
    m_errands.clear();
    nameAccountsBy({});
}

bool Server::listen(const QStringList &places, QString *reason)
{
    *reason = tr("there is no place for a socket");
    for (const QString &place : places) {
        if (!isSafePlace(place))
            continue;
        if (isFreePlace(place)) {
            QLocalServer::removeServer(place); // we hold the profile: whoever left it is gone
            if (m_server.listen(place)) {
                reason->clear();
                return true;
            }
        }
        *reason = isFreePlace(place) ? m_server.errorString() : tr("%1 is in the way").arg(place);
    }
    qCWarning(serverLog).noquote() << "other programs cannot reach this one:" << *reason;
    return false;
}

void Server::accept(QLocalSocket *socket)
{
    const bool isOwn = engine::isOwnPeer(*socket, engine::PeerSide::Client);
    if (!isOwn)
        qCWarning(serverLog) << "a program that is not the user's was turned away";
    if (!isOwn || m_waiting >= mostWaiting) {
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_waiting;
    auto *peer = new Peer(socket, this);
    const auto asked = std::make_shared<bool>(false);
    const auto noLongerWaits = [this, asked] {
        if (!std::exchange(*asked, true))
            --m_waiting;
    };
    connect(peer, &Peer::gone, this, noLongerWaits);
    connect(peer, &Peer::requested, this, [this, peer, noLongerWaits](const Request &request) {
        noLongerWaits();
        take(peer, request);
    });
    connect(peer, &Peer::misunderstood, this, [peer, noLongerWaits] {
        noLongerWaits();
        turnAway(peer,
                 tr("The program that holds the profile, version %1, did not understand what was asked.")
                     .arg(QStringLiteral(YOUCHUAN_VERSION)));
    });
    peer->greet();
}

void Server::take(Peer *peer, const Request &request)
{
    const words::Voice voice(request.caller.language);
    const words::Voice::Scope scope(voice);
    if (const auto *files = std::get_if<OpenFiles>(&request.wish))
        open(peer, *files);
    else if (const auto *uploads = std::get_if<ListUploads>(&request.wish))
        list(peer, *uploads);
    else
        runErrand(peer, request);
}

void Server::open(Peer *peer, const OpenFiles &wish)
{
    if (!m_taker)
        return turnAway(peer,
                        tr("It is a console program and has no window; nothing was handed over to it."));
    const QPointer guard(peer);
    m_taker(wish.files);
    if (!guard)
        return;
    peer->send(finishedJson(ExitCode::Success));
    peer->finish();
}

void Server::list(Peer *peer, const ListUploads &wish)
{
    const QList<transfer::UploadId> ids = wish.ids.isEmpty() ? m_engine.queue().order() : wish.ids;
    const auto next = [this, ids, at = qsizetype(0), isOver = false]() mutable -> std::optional<QJsonObject> {
        while (at < ids.size()) {
            if (const transfer::Upload *upload = m_engine.queue().find(ids.at(at++)))
                return eventJson(Told::Changed, Snapshot::of(*upload));
        }
        if (std::exchange(isOver, true))
            return std::nullopt;
        return finishedJson(ExitCode::Success);
    };
    peer->pour(next);
}

void Server::runErrand(Peer *peer, Request request)
{
    const auto *folders = std::get_if<FoldersOptions>(&request.wish);
    const bool asksOnly = std::holds_alternative<CatalogueOptions>(request.wish)
                          || (folders && folders->action == FoldersOptions::Action::List);
    const Standing standing = asksOnly ? Standing() : standingOf(request.caller, m_engine);
    if (!standing.refusal.isEmpty())
        return turnAway(peer, standing.refusal);
    if (auto *wish = std::get_if<UploadOptions>(&request.wish); wish && wish->account.isEmpty())
        wish->account = standing.account;
    if (!Errand::isFor(request.wish) || isBusy())
        return turnAway(peer, tr("The program that holds the profile does too much for others already."));
    auto &errand = m_errands.emplace_back(std::make_unique<Errand>(m_engine, *peer, request));
    connect(errand.get(), &Errand::over, this, [this, done = errand.get()] { endErrand(done); });
    errand->start();
}

void Server::endErrand(Errand *errand)
{
    const auto found = std::find_if(m_errands.begin(), m_errands.end(),
                                    [errand](const auto &each) { return each.get() == errand; });
    if (found == m_errands.end())
        return;
    found->release()->deleteLater(); // it is the one that speaks
    m_errands.erase(found);
    if (m_errands.empty())
        emit idle();
}

bool Server::isBusy() const
{
    const auto followed = std::count_if(m_errands.begin(), m_errands.end(),
                                        [](const auto &each) { return each->isFollowed(); });
    return followed >= mostFollowed || m_errands.size() >= mostErrands;
}

void Server::turnAway(Peer *peer, const QString &reason)
{
    peer->send(eventJson(Told::TurnedAway, reason));
    peer->finish();
}

} // namespace control
