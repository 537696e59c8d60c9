// The status bar's content: total bar and numbers at the left; network, account and the practice plate at the
// right.
#pragma once

#include "transfer/upload_queue.h"

#include <QWidget>

class QLabel;

namespace gui {

class StatusStrip : public QWidget
{
    Q_OBJECT
public:
    explicit StatusStrip(QWidget *parent = nullptr);

    void showTotal(const transfer::Progress &total, int rows, bool moving);
    enum class Network { Online, Offline, Metered };
    void showNetwork(Network network);
    // What happens once everything has ended: "then the computer sleeps"; empty: nothing.
    void showAfterwards(const QString &words);
    void showAccount(const QString &name);
    void showPractice(bool practice);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class TotalBar;

    void colour();
    void arrange();
    bool narrow() const;
    QString totalText() const;
    QString timeLeft(qint64 seconds) const;
    void refreshText();

    TotalBar *m_bar;
    QLabel *m_text;
    QLabel *m_networkIcon;
    QLabel *m_network;
    QWidget *m_groupLine;
    QLabel *m_accountIcon;
    QLabel *m_account;
    QWidget *m_plate;
    QLabel *m_plateIcon;
    QLabel *m_plateText;
    transfer::Progress m_total;
    int m_rows = 0;
    bool m_moving = false;
    Network m_networkState = Network::Online;
    QString m_afterwards;
};

// Percent of all bytes, cut to one decimal; 100 only once nothing moves any more.
double totalPercent(const transfer::Progress &total, bool moving);

} // namespace gui
