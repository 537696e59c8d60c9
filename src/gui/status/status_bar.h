// The status bar's content: bar and words of the run at the left; the speed, the network and the practice
// plate at the right. Where there is little room the network's word leaves first, then what does not run.
#pragma once

#include "gui/queue/row_presentation.h"

#include <QWidget>

class QLabel;

namespace gui {

class Run;
class SpeedButton;
class StatusWords;

class StatusBar : public QWidget
{
    Q_OBJECT
public:
    // The run outlives it.
    explicit StatusBar(const Run &run, QWidget *parent = nullptr);

    // Looks at the run.
    void refresh();
    enum class Network { Online, Offline, Metered };
    void showNetwork(Network network);
    // What happens once everything has ended: "then the computer sleeps"; empty: nothing.
    void showAfterwards(const QString &words);
    void showSignedIn(bool signedIn); // told where there is nothing else to tell
    void showPractice(bool practice);

    QString words() const; // at the left, whatever there is room for
    StatusWords &pieces() const { return *m_text; }
    SpeedButton &speed() const { return *m_speed; }

signals:
    void groupWanted(gui::Group group); // its rows
    void speedWanted();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class TotalBar;

    void buildPlate();
    void colour();
    void arrange();
    bool narrow() const;
    QString tip(std::optional<int> key) const;
    QString networkWord() const;

    const Run &m_run;
    TotalBar *m_bar;
    StatusWords *m_text;
    SpeedButton *m_speed;
    QWidget *m_groupLine; // between speed and network
    QLabel *m_networkIcon;
    QLabel *m_network;
    QWidget *m_plate;
    QLabel *m_plateIcon;
    QLabel *m_plateText;
    Network m_networkState = Network::Online;
    QString m_afterwards;
    bool m_signedIn = true;
};

} // namespace gui
