#include "sandbox/embedded_sandbox.h"

#include "sandbox/sandbox.h"

using namespace Qt::StringLiterals;

namespace sandbox {

EmbeddedSandbox::EmbeddedSandbox(const Options &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_host(new QObject)
{
    m_thread.setObjectName(u"sandbox"_s);
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.start();
}

EmbeddedSandbox::~EmbeddedSandbox()
{
    m_thread.quit();
    m_thread.wait();
}

void EmbeddedSandbox::start()
{
    QMetaObject::invokeMethod(m_host, [this] {
        // Made here, so that sockets and database belong to this thread.
        auto *server = new Sandbox(m_options, m_host);
        QString error;
        if (server->listen(0, &error))
            emit ready(server->apiUrl(), server->credentials());
        else
            emit failed(error);
    });
}

void EmbeddedSandbox::setRate(qint64 rate)
{
    QMetaObject::invokeMethod(m_host, [host = m_host, rate] {
        if (auto *server = host->findChild<Sandbox *>())
            server->control({{u"rate"_s, rate}});
    });
}

} // namespace sandbox
