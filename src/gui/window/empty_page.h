// What an empty queue shows: where to drop, what happens then, and practice mode for those without an
// account.
#pragma once

#include <QWidget>

#include <memory>

namespace gui {

namespace Ui {
class EmptyPage;
}

class EmptyPage : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPage(QWidget *parent = nullptr);
    ~EmptyPage() override;

    void setPracticeOffered(bool offered);

signals:
    void filesWanted();
    void folderWanted();
    void practiceWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    std::unique_ptr<Ui::EmptyPage> m_ui;
};

} // namespace gui
