// The settings' page of the weekly plan: whether it is followed, what it says today and now, and the grid
// that it is painted on.
#pragma once

#include "store/settings/settings.h"
#include "transfer/services/week_plan.h"

#include <QTimer>
#include <QWidget>

#include <memory>

namespace gui {

namespace Ui {
class SchedulePage;
}

class SchedulePage : public QWidget
{
    Q_OBJECT
public:
    explicit SchedulePage(const store::Settings &settings, QWidget *parent = nullptr);
    ~SchedulePage() override;

    void keep(store::Settings &settings) const;

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void load(const store::Settings &settings);
    void dress();
    void choose(transfer::Pace pace);
    void tell();      // today and now
    void tellBlock(); // what is selected
    void listDays();
    void setNarrow(bool narrow); // days with their sentences in place of the grid
    void fillCopyMenu();
    qint64 limit() const; // bytes a second

    std::unique_ptr<Ui::SchedulePage> m_ui;
    QTimer m_eachMinute; // while it can be seen
};

} // namespace gui
