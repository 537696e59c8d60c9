// What the window shows while the list is empty: where to drop videos, and, while nobody is signed in, how to
// begin. One button of it is filled: signing in as long as that is to be done, then adding files.
#pragma once

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;

namespace gui {

namespace Ui {
class EmptyPage;
}

class AccentButton;

class EmptyPage : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPage(QWidget *parent = nullptr);
    ~EmptyPage() override;

    // Nobody is signed in, and this is no practice.
    void setFirstStart(bool first);
    // Gives the keyboard to the button that comes first then.
    void focusFirst();

signals:
    void filesWanted();
    void folderWanted();
    void practiceWanted();
    void browserWanted(); // to sign in with
    void keysWanted();    // of an account, to be typed
    void tableWanted();
    void shortcutsWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Row {
        QLabel *icon;
        QLabel *words;
    };

    void buildRows();
    void buildLinks();
    Row addRow(const QString &heading, const QString &words, QWidget *button);
    void colour();

    std::unique_ptr<Ui::EmptyPage> m_ui;
    AccentButton *m_signIn;
    QPushButton *m_practice;
    AccentButton *m_first = nullptr;
    QList<QWidget *> m_rows;
    Row m_signInRow{};
    Row m_practiceRow{};
};

} // namespace gui
