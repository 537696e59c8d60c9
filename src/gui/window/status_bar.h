// The status bar's content: bar and numbers of the run at the left; speed, network, account and the practice
// plate at the right.
#pragma once

#include <QWidget>

class QLabel;

namespace gui {

class Run;

class StatusBar : public QWidget
{
    Q_OBJECT
public:
    explicit StatusBar(QWidget *parent = nullptr);

    void showRun(const Run &run);
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
    void refreshText();

    TotalBar *m_bar;
    QLabel *m_text;
    QLabel *m_speed;
    QLabel *m_networkIcon;
    QLabel *m_network;
    QWidget *m_groupLine;
    QLabel *m_accountIcon;
    QLabel *m_account;
    QWidget *m_plate;
    QLabel *m_plateIcon;
    QLabel *m_plateText;
    QString m_words;
    QString m_shortWords;
    QString m_tip;
    Network m_networkState = Network::Online;
    QString m_afterwards;
};

} // namespace gui
