// A request on a connection of its own, for servers that send heads of 1xx ahead of their answers: of those
// Qt takes any but 100 for the answer and throws away what follows (6.4 does; 6.8 was not tried).
//
// Lives in the thread that made it and belongs to its call. Errors are those of QNetworkReply.
#pragma once

#include "http/client/answer_reader.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTcpSocket>

#include <memory>

namespace http {

class SequentialBody;

class PlainReply : public QNetworkReply
{
    Q_OBJECT
public:
    // body may be null; it outlives the reply.
    PlainReply(QNetworkAccessManager *manager, const QNetworkRequest &request, const QByteArray &verb,
               SequentialBody *body, const QNetworkProxy &proxy);
    ~PlainReply() override;

    void abort() override;
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_answer.size() + QNetworkReply::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 most) override;

private:
    void begin();
    void sendHead();
    void sendBody();
    void read();
    void takeHead();
    void lost(QAbstractSocket::SocketError error);
    void finish(NetworkError error);

    QByteArray m_verb;
    SequentialBody *m_body;
    std::unique_ptr<QTcpSocket> m_socket;
    AnswerReader m_reader;
    QByteArray m_answer; // of its body, not taken yet
    bool m_headTold = false;
    qint64 m_sent = 0; // of the body
};

} // namespace http
